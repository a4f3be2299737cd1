@NullMarked
package org.hengwei.worklist.web;

import org.jspecify.annotations.NullMarked;
