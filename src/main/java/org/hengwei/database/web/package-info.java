@NullMarked
package org.hengwei.database.web;

import org.jspecify.annotations.NullMarked;
