/** Pages and API of the surveys, and the form customers answer without signing in. */
@NullMarked
package org.hengwei.surveys.web;

import org.jspecify.annotations.NullMarked;
