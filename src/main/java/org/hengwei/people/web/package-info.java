@NullMarked
package org.hengwei.people.web;

import org.jspecify.annotations.NullMarked;
