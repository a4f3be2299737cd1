package org.hengwei.feedback.web;

import org.hengwei.feedback.FeedbackPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class FeedbackNav {

    @Bean
    NavItem callbackNav() {
        return new NavItem(
                NavItem.Group.DESK, 40, "feedback.nav.callbacks", "/callbacks", "phone-call", FeedbackPermission.READ);
    }

    @Bean
    NavItem complaintNav() {
        return new NavItem(
                NavItem.Group.DESK,
                45,
                "feedback.nav.complaints",
                "/complaints",
                "message-exclamation",
                FeedbackPermission.READ);
    }
}
