@NullMarked
package org.hengwei.journal.web;

import org.jspecify.annotations.NullMarked;
