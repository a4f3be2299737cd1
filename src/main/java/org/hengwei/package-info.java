@NullMarked
package org.hengwei;

import org.jspecify.annotations.NullMarked;
