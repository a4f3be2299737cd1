/** Pages and API of the callbacks. */
@NullMarked
package org.hengwei.feedback.web;

import org.jspecify.annotations.NullMarked;
