package io.slipway.words;

/** Which characters read as they are written, and which a reader sees at all: told here, once for every text. */
public final class Characters {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private Characters() {}

    /** Whether every database keeps it and it neither steers a terminal nor turns the direction of reading. */
    public static boolean isSafe(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\t' || point == '\r';
            case Character.SURROGATE -> false;
            default -> !turnsReading(point);
        };
    }

    /** Whether it is safe and leaves something to see, or joins letters as some scripts need it. */
    public static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT -> point == JOINER || point == NON_JOINER;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED -> false;
            default -> isSafe(point);
        };
    }

    private static boolean turnsReading(int point) {
        return switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
            default -> false;
        };
    }
}
