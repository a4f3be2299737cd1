/** Pages and API of the service requests. */
@NullMarked
package org.hengwei.requests.web;

import org.jspecify.annotations.NullMarked;
