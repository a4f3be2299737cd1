package org.hengwei;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Hengwei {
    public static void main(String[] args) {
        SpringApplication.run(Hengwei.class, args);
    }
}
