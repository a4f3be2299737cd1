@NullMarked
package org.hengwei.agreements.web;

import org.jspecify.annotations.NullMarked;
