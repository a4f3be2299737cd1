/** Pages and API of the mails. */
@NullMarked
package org.hengwei.mail.web;

import org.jspecify.annotations.NullMarked;
