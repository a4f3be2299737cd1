package org.hengwei.customers;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum CustomersPermission implements Permission {
    /** See customers and their contacts. */
    READ,
    /** Make and change customers and contacts. */
    MANAGE,
    /** See contracts with their amounts. */
    READ_CONTRACTS,
    /** Draft, change, sign, terminate and archive contracts. */
    MANAGE_CONTRACTS,
    /** Record that a contract was renewed or not (R154). */
    DECIDE_RENEWAL,
    /** See projects, their members and quality content. */
    READ_PROJECTS,
    /** Start projects, change their facts and members, change the kinds of project. */
    MANAGE_PROJECTS,
    /** Write a project's quality content and move it through its life (R163). */
    RUN_PROJECT,
    /** Approve a project's plan (C6). */
    APPROVE_PROJECT,
    /** Make projects for imported history (H20). */
    IMPORT,
    /** See visits to customers and what was learnt there. */
    READ_VISITS,
    /** Plan and record visits (R150). */
    VISIT,
    /** See a project's papers, budget and costs, trainings, vendor services and talks. */
    READ_DOSSIER
}
