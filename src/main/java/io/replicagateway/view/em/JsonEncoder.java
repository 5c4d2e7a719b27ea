package io.replicagateway.view.em;

import io.replicagateway.page.JsonText;

/** Texts as they stand between the quotation marks of JSON. */
final class JsonEncoder extends Encoder {

    @Override
    void text(String text) {
        int at = reserve(JsonText.MOST_BYTES * text.length());
        wrote(JsonText.write(text, buffer(), at));
    }

    @Override
    void plain(String text) {
        ascii(text);
    }
}
