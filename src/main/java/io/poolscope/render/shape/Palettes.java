package io.poolscope.render.shape;

import java.util.EnumMap;
import java.util.Map;

/**
 * The colours themselves. The hues of the states come from Okabe and Ito's set for all kinds of colour vision (2008),
 * moved apart in lightness, which is what remains when hue does not.
 */
final class Palettes {
    private Palettes() {
    }

    static Map<Ink, Integer> dark() {
        Map<Ink, Integer> c = new EnumMap<>(Ink.class);
        c.put(Ink.GROUND, 0x0E131A);
        c.put(Ink.RULER, 0x1B2430);
        c.put(Ink.OVERVIEW, 0x141B24);
        c.put(Ink.OVERVIEW_WINDOW, 0x1F2D3E);
        c.put(Ink.FRAME, 0x2F3B49);
        c.put(Ink.GRID, 0x1C2530);
        c.put(Ink.DIVIDER, 0x2A3542);
        c.put(Ink.TEXT, 0xE8EEF5);
        c.put(Ink.TEXT_DIM, 0x9DAAB9);
        c.put(Ink.TEXT_RULER, 0xB4C0CD);
        c.put(Ink.RUNNING, 0x52A7EE);
        c.put(Ink.RUNNING_EDGE, 0x7CC0F7);
        c.put(Ink.TEXT_ON_RUNNING, 0x06121E);
        c.put(Ink.BLOCKED, 0xE69F00);
        c.put(Ink.BLOCKED_EDGE, 0xF0B53A);
        c.put(Ink.TEXT_ON_BLOCKED, 0x1E1400);
        c.put(Ink.DELIVERABLE, 0xF5E36A);
        c.put(Ink.DELIVERABLE_EDGE, 0xFBF0A4);
        c.put(Ink.TEXT_ON_DELIVERABLE, 0x211D02);
        c.put(Ink.CONSUMED, 0x18B088);
        c.put(Ink.CONSUMED_EDGE, 0x43CBA7);
        c.put(Ink.TEXT_ON_CONSUMED, 0x03150F);
        c.put(Ink.DELIVERED, 0x146650);
        c.put(Ink.DELIVERED_EDGE, 0x1F8A6C);
        c.put(Ink.TEXT_ON_DELIVERED, 0xD8F3EA);
        c.put(Ink.FAILED, 0xE5533D);
        c.put(Ink.FAILED_EDGE, 0xFF8C75);
        c.put(Ink.TEXT_ON_FAILED, 0x1C0500);
        c.put(Ink.CANCELLED, 0x55606E);
        c.put(Ink.CANCELLED_EDGE, 0x8794A3);
        c.put(Ink.TEXT_ON_CANCELLED, 0xFFFFFF);
        c.put(Ink.SUBMIT, 0xE8EEF5);
        c.put(Ink.REJECTED, 0xFF7A61);
        c.put(Ink.SUBMITTER_BLOCKED, 0xE18FBC);
        c.put(Ink.SUBMITTER_BLOCKED_GROUND, 0x3A2432);
        c.put(Ink.WAITING, 0x66727F);
        c.put(Ink.WAITING_GROUND, 0x171E27);
        c.put(Ink.QUEUE, 0x3F4753);
        c.put(Ink.QUEUE_EDGE, 0x8894A3);
        c.put(Ink.CAPACITY, 0xE18FBC);
        c.put(Ink.PENDING, 0x222C37);
        c.put(Ink.PENDING_EDGE, 0x6F7D8C);
        c.put(Ink.TEXT_ON_PENDING, 0xB4C0CD);
        c.put(Ink.BYTES, 0xC9B8F2);
        c.put(Ink.LIVE, 0x6BB0FB);
        c.put(Ink.TEXT_ON_LIVE, 0x06121E);
        c.put(Ink.PLAYHEAD, 0xD5DEE8);
        c.put(Ink.TEXT_ON_PLAYHEAD, 0x0E131A);
        c.put(Ink.SELECTION, 0xFFFFFF);
        c.put(Ink.FOUND, 0xFFFFFF);
        c.put(Ink.HOVER, 0xB9C8D8);
        c.put(Ink.RANGE, 0x6BB0FB);
        c.put(Ink.HEAD, 0xFFFFFF);
        c.put(Ink.LOST, 0xE5533D);
        c.put(Ink.LOST_GROUND, 0x2B1A1C);
        c.put(Ink.GHOST, 0x26384A);
        c.put(Ink.GHOST_EDGE, 0x6D8EAF);
        c.put(Ink.TEXT_ON_GHOST, 0xC6D6E6);
        c.put(Ink.FINDING_BAD, 0xFF7A61);
        c.put(Ink.FINDING_WARN, 0xF0B53A);
        c.put(Ink.FINDING_GOOD, 0x43CBA7);
        c.put(Ink.PLATE, 0x0E131A);
        return c;
    }

    static Map<Ink, Integer> light() {
        Map<Ink, Integer> c = new EnumMap<>(Ink.class);
        c.put(Ink.GROUND, 0xF5F7FA);
        c.put(Ink.RULER, 0xEFF3F8);
        c.put(Ink.OVERVIEW, 0xFFFFFF);
        c.put(Ink.OVERVIEW_WINDOW, 0xE2EDF7);
        c.put(Ink.FRAME, 0xC5CFDA);
        c.put(Ink.GRID, 0xE5EAF0);
        c.put(Ink.DIVIDER, 0xD3DBE4);
        c.put(Ink.TEXT, 0x111923);
        c.put(Ink.TEXT_DIM, 0x536070);
        c.put(Ink.TEXT_RULER, 0x435061);
        c.put(Ink.RUNNING, 0x2A78BD);
        c.put(Ink.RUNNING_EDGE, 0x1C5C96);
        c.put(Ink.TEXT_ON_RUNNING, 0xFFFFFF);
        c.put(Ink.BLOCKED, 0xD98F00);
        c.put(Ink.BLOCKED_EDGE, 0x9A6500);
        c.put(Ink.TEXT_ON_BLOCKED, 0x1E1400);
        c.put(Ink.DELIVERABLE, 0xE8D34A);
        c.put(Ink.DELIVERABLE_EDGE, 0x8C7B0B);
        c.put(Ink.TEXT_ON_DELIVERABLE, 0x211D02);
        c.put(Ink.CONSUMED, 0x0A8161);
        c.put(Ink.CONSUMED_EDGE, 0x086A50);
        c.put(Ink.TEXT_ON_CONSUMED, 0xFFFFFF);
        c.put(Ink.DELIVERED, 0x7FC3AE);
        c.put(Ink.DELIVERED_EDGE, 0x3D8872);
        c.put(Ink.TEXT_ON_DELIVERED, 0x06251B);
        c.put(Ink.FAILED, 0xC23A22);
        c.put(Ink.FAILED_EDGE, 0x8F2512);
        c.put(Ink.TEXT_ON_FAILED, 0xFFFFFF);
        c.put(Ink.CANCELLED, 0xA9B3BF);
        c.put(Ink.CANCELLED_EDGE, 0x6B7785);
        c.put(Ink.TEXT_ON_CANCELLED, 0x111923);
        c.put(Ink.SUBMIT, 0x111923);
        c.put(Ink.REJECTED, 0xC23A22);
        c.put(Ink.SUBMITTER_BLOCKED, 0xAD4A7E);
        c.put(Ink.SUBMITTER_BLOCKED_GROUND, 0xF3D9E6);
        c.put(Ink.WAITING, 0x9AA6B3);
        c.put(Ink.WAITING_GROUND, 0xE8ECF1);
        c.put(Ink.QUEUE, 0xC3C9D2);
        c.put(Ink.QUEUE_EDGE, 0x6F7B89);
        c.put(Ink.CAPACITY, 0xAD4A7E);
        c.put(Ink.PENDING, 0xE6EBF1);
        c.put(Ink.PENDING_EDGE, 0x7E8A98);
        c.put(Ink.TEXT_ON_PENDING, 0x3F4C5B);
        c.put(Ink.BYTES, 0x6B4FC0);
        c.put(Ink.LIVE, 0x0F65B9);
        c.put(Ink.TEXT_ON_LIVE, 0xFFFFFF);
        c.put(Ink.PLAYHEAD, 0x3B4754);
        c.put(Ink.TEXT_ON_PLAYHEAD, 0xFFFFFF);
        c.put(Ink.SELECTION, 0x000000);
        c.put(Ink.FOUND, 0x000000);
        c.put(Ink.HOVER, 0x44515F);
        c.put(Ink.RANGE, 0x2A78BD);
        c.put(Ink.HEAD, 0x111923);
        c.put(Ink.LOST, 0xC23A22);
        c.put(Ink.LOST_GROUND, 0xF8E3DE);
        c.put(Ink.GHOST, 0xD5E2EF);
        c.put(Ink.GHOST_EDGE, 0x6A8CAE);
        c.put(Ink.TEXT_ON_GHOST, 0x1D3347);
        c.put(Ink.FINDING_BAD, 0xB5301A);
        c.put(Ink.FINDING_WARN, 0x9A6500);
        c.put(Ink.FINDING_GOOD, 0x0A7A5C);
        c.put(Ink.PLATE, 0xF5F7FA);
        return c;
    }

    static Map<Ink, Integer> figure() {
        Map<Ink, Integer> c = light();
        for (Ink ground : new Ink[] {Ink.GROUND, Ink.RULER, Ink.OVERVIEW, Ink.PLATE, Ink.WAITING_GROUND}) {
            c.put(ground, 0xFFFFFF);
        }
        c.put(Ink.OVERVIEW_WINDOW, 0xEEF3F8);
        c.put(Ink.GRID, 0xEDEDED);
        c.put(Ink.DIVIDER, 0xC8C8C8);
        c.put(Ink.FRAME, 0xB0B0B0);
        c.put(Ink.TEXT, 0x000000);
        c.put(Ink.TEXT_DIM, 0x444444);
        c.put(Ink.TEXT_RULER, 0x333333);
        c.put(Ink.SUBMIT, 0x000000);
        c.put(Ink.QUEUE, 0xDADADA);
        c.put(Ink.QUEUE_EDGE, 0x666666);
        return c;
    }
}
