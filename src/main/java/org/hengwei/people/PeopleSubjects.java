package org.hengwei.people;

import org.hengwei.shared.SubjectKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** People, departments and processes as subjects of the journal. */
@Configuration
class PeopleSubjects {

    private record Kind(String kind, Door seeing, Door changing, String path) implements SubjectKind {

        @Override
        public void reveal(String code) {
            seeing.pass(code);
        }

        @Override
        public void contribute(String code) {
            changing.pass(code);
        }

        @Override
        public String href(String code) {
            return path + code;
        }
    }

    private interface Door {
        void pass(String code);
    }

    @Bean
    SubjectKind personSubject(ObjectProvider<People> people, org.hengwei.shared.Access access) {
        return new Kind(
                "person",
                login -> people.getObject().person(login),
                login -> {
                    access.demand(PeoplePermission.ORGANISE);
                    people.getObject().person(login);
                },
                "/staff/");
    }

    @Bean
    SubjectKind departmentSubject(ObjectProvider<Departments> departments, org.hengwei.shared.Access access) {
        return new Kind(
                "department",
                code -> departments.getObject().department(code),
                code -> {
                    access.demand(PeoplePermission.ORGANISE);
                    departments.getObject().department(code);
                },
                "/departments/");
    }

    @Bean
    SubjectKind processSubject(org.hengwei.shared.Access access) {
        return new Kind(
                "process",
                code -> access.demand(PeoplePermission.DIRECTORY),
                code -> access.demand(PeoplePermission.APPOINT),
                "/departments#");
    }
}
