@NullMarked
package org.hengwei.levels.web;

import org.jspecify.annotations.NullMarked;
