package org.hengwei.mail.web;

import org.hengwei.mail.MailPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class MailNav {

    @Bean
    NavItem mailsNav() {
        return new NavItem(NavItem.Group.DESK, 65, "mail.nav.mails", "/mail", "mail", MailPermission.READ);
    }
}
