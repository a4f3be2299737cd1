/** Pages and API of the data exchange. */
@NullMarked
package org.hengwei.exchange.web;

import org.jspecify.annotations.NullMarked;
