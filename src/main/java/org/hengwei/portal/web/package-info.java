/** Pages and API of the customer portal. */
@NullMarked
package org.hengwei.portal.web;

import org.jspecify.annotations.NullMarked;
