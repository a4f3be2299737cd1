/** Pages and API of the service desk. */
@NullMarked
package org.hengwei.desk.web;

import org.jspecify.annotations.NullMarked;
