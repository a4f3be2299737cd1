/** Pages and API of the incidents. */
@NullMarked
package org.hengwei.incidents.web;

import org.jspecify.annotations.NullMarked;
