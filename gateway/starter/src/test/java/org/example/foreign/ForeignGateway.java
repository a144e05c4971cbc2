package org.example.foreign;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A gateway that knows nothing of Poolgate: the starter is merely on its class path. */
@SpringBootApplication(proxyBeanMethods = false)
public class ForeignGateway {

    public static void main(String[] args) {
        SpringApplication.run(ForeignGateway.class, args);
    }
}
