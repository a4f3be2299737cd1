@NullMarked
package org.hengwei.processes.web;

import org.jspecify.annotations.NullMarked;
