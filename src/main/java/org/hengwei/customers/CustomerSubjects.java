package org.hengwei.customers;

import java.util.function.Consumer;
import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Lets comments, files and links be made on customers, contracts, projects and visits by whoever may read them. */
@Configuration
class CustomerSubjects {

    private record Kind(String kind, String path, Permission reading, Consumer<String> look) implements SubjectKind {

        @Override
        public void reveal(String code) {
            look.accept(code);
        }

        @Override
        public void contribute(String code) {
            look.accept(code);
        }

        @Override
        public String href(String code) {
            return path + code;
        }
    }

    @Bean
    SubjectKind customerSubject(@Lazy CustomerBook customers) {
        return new Kind(CustomerBook.KIND, "/customers/", CustomersPermission.READ, customers::find);
    }

    @Bean
    SubjectKind contractSubject(@Lazy Contracts contracts) {
        return new Kind(Contracts.KIND, "/contracts/", CustomersPermission.READ_CONTRACTS, contracts::find);
    }

    @Bean
    SubjectKind projectSubject(@Lazy CustomerProjects projects) {
        return new Kind(CustomerProjects.KIND, "/projects/", CustomersPermission.READ_PROJECTS, projects::find);
    }

    @Bean
    SubjectKind visitSubject(@Lazy CustomerVisits visits) {
        return new Kind(CustomerVisits.KIND, "/visits/", CustomersPermission.READ_VISITS, visits::find);
    }

    @Bean
    SubjectKind missingVisitSubject(@Lazy CustomerBook customers) {
        return new Kind(Reminders.VISIT, "/customers/", CustomersPermission.READ_VISITS, customers::find);
    }

    @Bean
    SubjectKind overdueTalkSubject(@Lazy ProjectDossiers dossiers) {
        return new Kind(Reminders.TALK, "/projects/", CustomersPermission.READ_DOSSIER, dossiers::find);
    }
}
