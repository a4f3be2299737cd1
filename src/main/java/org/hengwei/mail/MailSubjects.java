package org.hengwei.mail;

import org.hengwei.shared.Access;
import org.hengwei.shared.Permission;
import org.hengwei.shared.Refused;
import org.hengwei.shared.SubjectKind;
import org.hengwei.shared.Whereabouts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Mails and mailboxes as things the journal tells of. */
@Configuration
class MailSubjects {

    static final String MAIL = "mail";

    @Bean
    SubjectKind mailboxKind(Access access) {
        return new SubjectKind() {
            @Override
            public String kind() {
                return Mailboxes.KIND;
            }

            @Override
            public void reveal(String code) {
                access.demand(MailPermission.CONFIGURE);
            }

            @Override
            public void contribute(String code) {
                access.demand(MailPermission.CONFIGURE);
            }

            @Override
            public Permission reading() {
                return MailPermission.CONFIGURE;
            }

            @Override
            public String href(String code) {
                return "/mail/mailboxes#mailbox-" + code;
            }
        };
    }

    @Bean
    SubjectKind mailKind(MailRepository repository, Access access) {
        return new SubjectKind() {
            @Override
            public String kind() {
                return MAIL;
            }

            @Override
            public void reveal(String code) {
                var row = code.matches("M-\\d{6,18}") ? repository.find(Long.parseLong(code.substring(2))) : null;
                if (row == null) {
                    throw Refused.notFound(code);
                }
                access.reveal(MailPermission.READ, place(row), Acting.subject(row));
            }

            @Override
            public void contribute(String code) {
                reveal(code);
            }

            @Override
            public Permission reading() {
                return MailPermission.READ;
            }

            @Override
            public String href(String code) {
                return "/mail/" + Long.parseLong(code.substring(2));
            }
        };
    }

    static Whereabouts place(org.hengwei.mail.db.IncomingRecord row) {
        return new Whereabouts(row.getProject(), row.getCustomer(), row.getDepartment(), java.util.Set.of());
    }
}
