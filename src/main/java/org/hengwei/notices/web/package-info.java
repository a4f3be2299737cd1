@NullMarked
package org.hengwei.notices.web;

import org.jspecify.annotations.NullMarked;
