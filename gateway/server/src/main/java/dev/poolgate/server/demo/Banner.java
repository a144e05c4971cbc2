package dev.poolgate.server.demo;

import dev.poolgate.server.data.DataDirectory;
import java.io.PrintStream;

/** What a person reads first: lines to copy and paste that show each answer of the gateway. */
final class Banner {
    private Banner() {}

    /**
     * @param data where {@code demo.env} is
     * @param gatewayPort where the gateway listens
     * @param managementPort where the console is
     */
    static void print(PrintStream out, DataDirectory data, String gatewayPort, String managementPort) {
        out.println(text(
                data.resolve(DemoEnvironment.FILE).toString(),
                "http://127.0.0.1:" + gatewayPort,
                "http://127.0.0.1:" + managementPort + "/console"));
    }

    private static String text(String file, String gateway, String console) {
        return """

                Poolgate is ready. In another shell:

                  . %1$s
                  sign_in() { curl -s "$AWS_ENDPOINT_URL" -H 'Content-Type: application/x-amz-json-1.1' \\
                    -H 'X-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth' \\
                    -d '{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"'$POOLGATE_CLIENT_ID'",
                         "AuthParameters":{"USERNAME":"'$1'","PASSWORD":"'$2'"}}' | sed 's/.*"AccessToken":"\\([^"]*\\).*/\\1/'; }
                  ALICE=$(sign_in alice $POOLGATE_ALICE_PASSWORD)
                  BOB=$(sign_in bob $POOLGATE_BOB_PASSWORD)

                  curl -i %2$s/orders/1                                     # 401
                  curl -i %2$s/orders/1  -H "Authorization: Bearer $ALICE"  # 200, a token minted for the backend
                  curl -i %2$s/reports/1 -H "Authorization: Bearer $ALICE"  # 403, alice is no admin
                  curl -i %2$s/reports/1 -H "Authorization: Bearer $BOB"    # 200, signed with bob's credentials
                  curl -i %2$s/public/1                                     # 200, guests too
                  curl -i %2$s/ledger/1                                     # 403, for those who sign with AWS credentials: README

                Why each was answered so: %3$s, as bob with the password $POOLGATE_BOB_PASSWORD
                """.formatted(file, gateway, console);
    }
}
