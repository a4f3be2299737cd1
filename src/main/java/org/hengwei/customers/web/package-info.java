@NullMarked
package org.hengwei.customers.web;

import org.jspecify.annotations.NullMarked;
