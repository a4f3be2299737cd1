@NullMarked
package org.hengwei.documents.web;

import org.jspecify.annotations.NullMarked;
