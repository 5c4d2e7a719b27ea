package io.replicagateway.view.em;

/**
 * A backup server behind a site.
 *
 * @param id EM's guid of it, VBR's {@code vbrId}, or one made up for the site
 * @param site the name of the site that it was seen at
 */
record Server(String id, String name, String site) {

    /** The port that VBR listens at for EM; no site tells it. */
    static final int PORT = 9392;
}
