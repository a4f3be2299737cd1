package org.hengwei.intake;

import org.hengwei.shared.Access;
import org.hengwei.shared.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sources and rules as things the journal tells of. */
@Configuration
class IntakeSubjects {

    @Bean
    SubjectKind alertSourceKind(Access access) {
        return new Kind(access, AlertSources.SOURCE_KIND, "#source-");
    }

    @Bean
    SubjectKind alertRuleKind(Access access) {
        return new Kind(access, AlertSources.RULE_KIND, "#rule-");
    }

    private record Kind(Access access, String kind, String anchor) implements SubjectKind {

        @Override
        public void reveal(String code) {
            access.demand(IntakePermission.CONFIGURE);
        }

        @Override
        public void contribute(String code) {
            access.demand(IntakePermission.CONFIGURE);
        }

        @Override
        public IntakePermission reading() {
            return IntakePermission.CONFIGURE;
        }

        @Override
        public String href(String code) {
            return "/intake/sources" + anchor + code;
        }
    }
}
