@NullMarked
package org.hengwei.planning.web;

import org.jspecify.annotations.NullMarked;
