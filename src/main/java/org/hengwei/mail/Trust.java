package org.hengwei.mail;

import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/**
 * Which mail servers are believed to be who they say: those with a certificate of a known authority, or as the named SSL
 * bundle says, for a company's own authority. The name in the certificate has to be the server's in any case.
 */
@Component
class Trust {

    private final ObjectProvider<SslBundles> bundles;
    private final String bundle;

    Trust(ObjectProvider<SslBundles> bundles, @Value("${hengwei.mail-ssl-bundle:}") String bundle) {
        this.bundles = bundles;
        this.bundle = bundle;
    }

    /** Null for the authorities Java knows. */
    @Nullable
    SSLSocketFactory sockets() {
        return bundle.isBlank()
                ? null
                : bundles.getObject().getBundle(bundle).createSslContext().getSocketFactory();
    }
}
