package io.slipway.models.rules;

/** How the engine takes a value of a model, and so what the value may be; {@link Values} tells. */
enum Kind {
    ID,
    LABEL,
    TEXT,
    PLAIN,
    TRUTH,
    NUMBER,
    ONE_OF,
    DAYS,
    WORD,
    SCHEMA,
    ENTRY,
    SERVICE,
    EVENT,
    FACT,
    GIVEN,
    HANDED,
    GROUPS,
    MOMENT,
    SPAN,
    CYCLE,
    LIST,
    CONDITION,
    VALUE,
    KEY
}
