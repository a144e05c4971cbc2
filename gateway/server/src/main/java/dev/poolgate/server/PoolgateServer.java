package dev.poolgate.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The runnable gateway. */
@SpringBootApplication(proxyBeanMethods = false)
public class PoolgateServer {

    public static void main(String[] args) {
        SpringApplication.run(PoolgateServer.class, args);
    }
}
