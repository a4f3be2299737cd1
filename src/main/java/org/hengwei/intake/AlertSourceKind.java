package org.hengwei.intake;

/** In which words a monitoring system tells of its alerts. */
public enum AlertSourceKind {
    ALERTMANAGER,
    ZABBIX,
    GENERIC
}
