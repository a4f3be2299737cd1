@NullMarked
package org.hengwei.deadlines.web;

import org.jspecify.annotations.NullMarked;
