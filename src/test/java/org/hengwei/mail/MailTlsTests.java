package org.hengwei.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.util.Map;
import org.hengwei.mail.db.MailboxRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;

/** Signing in to a mail server over TLS, whose certificate is of no authority Java knows. */
class MailTlsTests {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static GreenMail server;

    @BeforeAll
    static void server() throws Exception {
        var store = folder.resolve("server.p12");
        certify(store, "ip:127.0.0.1");
        certify(folder.resolve("stranger.p12"), "ip:127.0.0.1");
        System.setProperty("greenmail.tls.keystore.file", store.toString());
        System.setProperty("greenmail.tls.keystore.password", PASSWORD);
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
        server.start();
        server.setUser("desk@ops.example.org", "desk@ops.example.org", "secret");
    }

    private static void certify(Path store, String name) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=mail",
                        "-ext",
                        "san=" + name)
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor()).isZero();
    }

    @AfterAll
    static void stop() {
        server.stop();
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    @Test
    void aServerOfTheNamedBundleIsTrustedAndReadFrom() throws Exception {
        try (var box = ImapBox.open(box("127.0.0.1"), "secret", trust("server.p12"))) {
            assertThat(box.alive()).isTrue();
            assertThat(box.messages()).isZero();
        }
        assertThatThrownBy(() -> ImapBox.open(box("127.0.0.1"), "wrong", trust("server.p12")))
                .as("the password still counts")
                .isInstanceOf(jakarta.mail.AuthenticationFailedException.class);
    }

    @Test
    void withoutItOrWithAnotherTheServerIsNotBelieved() {
        for (var trust : new javax.net.ssl.SSLSocketFactory[] {null, trust("stranger.p12")}) {
            assertThatThrownBy(() -> ImapBox.open(box("127.0.0.1"), "secret", trust))
                    .isInstanceOfSatisfying(
                            MessagingException.class,
                            e -> assertThat(ImapBox.problem(e).key()).isEqualTo("mail.problem.tls"));
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() {
        assertThatThrownBy(() -> ImapBox.open(box("localhost"), "secret", trust("server.p12")))
                .isInstanceOf(MessagingException.class);
    }

    @Test
    void withoutTheSettingTheAuthoritiesJavaKnowsCount() {
        var none = new StaticListableBeanFactory().getBeanProvider(SslBundles.class);
        assertThat(new Trust(none, "").sockets()).isNull();
    }

    private static javax.net.ssl.SSLSocketFactory trust(String store) {
        var details = new JksSslStoreDetails(
                "PKCS12", null, folder.resolve(store).toUri().toString(), PASSWORD);
        var registry = new DefaultSslBundleRegistry("mail", SslBundle.of(new JksSslStoreBundle(null, details)));
        var bundles = new StaticListableBeanFactory(Map.of("bundles", registry)).getBeanProvider(SslBundles.class);
        return new Trust(bundles, "mail").sockets();
    }

    private static MailboxRecord box(String host) {
        var box = new MailboxRecord();
        box.setHost(host);
        box.setPort(server.getImaps().getPort());
        box.setSecurity(MailSecurity.TLS.name());
        box.setUsername("desk@ops.example.org");
        box.setFolder("INBOX");
        return box;
    }
}
