/** Pages and API of the intake, and the doors of monitoring systems. */
@NullMarked
package org.hengwei.intake.web;

import org.jspecify.annotations.NullMarked;
