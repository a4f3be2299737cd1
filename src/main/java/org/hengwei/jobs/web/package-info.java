@NullMarked
package org.hengwei.jobs.web;

import org.jspecify.annotations.NullMarked;
