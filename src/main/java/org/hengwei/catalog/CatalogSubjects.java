package org.hengwei.catalog;

import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.hengwei.shared.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets comments, files and links be made on services and on the lists. */
@Configuration
class CatalogSubjects {

    private record Services(ServiceRepository repository, Access access) implements SubjectKind {

        @Override
        public String kind() {
            return ServiceCatalogue.KIND;
        }

        @Override
        public void reveal(String code) {
            access.demand(CatalogPermission.READ);
            repository.service(code);
        }

        @Override
        public void contribute(String code) {
            reveal(code);
        }

        @Override
        public String href(String code) {
            return "/services/" + code;
        }
    }

    private record RequestableItems(ItemRepository repository, Access access) implements SubjectKind {

        @Override
        public String kind() {
            return Items.KIND;
        }

        @Override
        public void reveal(String code) {
            if (access.demand(CatalogPermission.READ).isContact()) {
                throw Refused.notFound(code);
            }
            repository.item(code);
        }

        @Override
        public void contribute(String code) {
            reveal(code);
        }

        @Override
        public String href(String code) {
            return "/catalog/items/" + code;
        }
    }

    private record Lists(Access access) implements SubjectKind {

        private static final String MATRIX = Priorities.SUBJECT.code();

        @Override
        public String kind() {
            return Choices.KIND;
        }

        @Override
        public void reveal(String code) {
            access.demand(CatalogPermission.READ);
            if (!code.equals(MATRIX) && ChoiceList.ofNoun(code).isEmpty()) {
                throw Refused.notFound(code);
            }
        }

        @Override
        public void contribute(String code) {
            reveal(code);
        }

        @Override
        public String href(String code) {
            return "/catalog/" + code;
        }
    }

    @Bean
    SubjectKind serviceSubject(ServiceRepository repository, Access access) {
        return new Services(repository, access);
    }

    @Bean
    SubjectKind itemSubject(ItemRepository repository, Access access) {
        return new RequestableItems(repository, access);
    }

    @Bean
    SubjectKind choiceListSubject(Access access) {
        return new Lists(access);
    }
}
