package dev.poolgate.server;

import dev.poolgate.server.demo.DemoInitializer;
import dev.poolgate.server.doctor.DoctorCommand;
import dev.poolgate.server.transfer.TransferCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The runnable gateway. Its keys are known whether or not what they configure is turned on. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class PoolgateServer {

    public static void main(String[] args) {
        DoctorCommand.of(args).ifPresent(command -> System.exit(command.run(System.out)));
        TransferCommand.of(args).ifPresentOrElse(command -> System.exit(command.run(System.out)), () -> application()
                .run(args));
    }

    /** The application before it runs, for tests that run it in their own process. */
    static SpringApplication application() {
        SpringApplication application = new SpringApplication(PoolgateServer.class);
        application.addInitializers(new DemoInitializer());
        return application;
    }
}
