@NullMarked
package org.hengwei.catalog.web;

import org.jspecify.annotations.NullMarked;
