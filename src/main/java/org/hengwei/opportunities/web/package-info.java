@NullMarked
package org.hengwei.opportunities.web;

import org.jspecify.annotations.NullMarked;
