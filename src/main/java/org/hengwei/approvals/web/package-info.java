@NullMarked
package org.hengwei.approvals.web;

import org.jspecify.annotations.NullMarked;
