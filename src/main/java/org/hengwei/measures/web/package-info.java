/** Pages, fragments and API of the metrics. */
@NullMarked
package org.hengwei.measures.web;

import org.jspecify.annotations.NullMarked;
