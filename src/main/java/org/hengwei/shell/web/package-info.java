@NullMarked
package org.hengwei.shell.web;

import org.jspecify.annotations.NullMarked;
