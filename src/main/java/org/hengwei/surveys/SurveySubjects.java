package org.hengwei.surveys;

import java.util.function.Consumer;
import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets comments, files and links be made on surveys, responses and opinions by whoever may read them. */
@Configuration
class SurveySubjects {

    private record Readable(String kind, String path, Consumer<String> look) implements SubjectKind {

        @Override
        public Permission reading() {
            return SurveyPermission.READ;
        }

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
    SubjectKind surveyKind(Surveys surveys) {
        return new Readable(SurveyCode.SURVEY.kind(), "/surveys/", surveys::find);
    }

    @Bean
    SubjectKind surveyResponseKind(Answers answers) {
        return new Readable(SurveyCode.RESPONSE.kind(), "/surveys/responses/", answers::find);
    }

    @Bean
    SubjectKind surveyOpinionKind(Opinions opinions) {
        return new Readable(SurveyCode.OPINION.kind(), "/surveys/opinions/", opinions::find);
    }

    @Bean
    SubjectKind surveyTemplateKind(SurveyTemplates templates) {
        return new Readable("survey-template", "/surveys/templates/", templates::find);
    }
}
