package io.replicagateway.simulator;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A fault with the memory it needs to decide which requests it strikes; asked by one thread at a time. */
interface ArmedFault {

    /** What strikes a request, never one of the limiting kinds; null if nothing does. */
    @Nullable Fault strike(String target, boolean logon);

    static ArmedFault arm(Fault fault) {
        if (fault instanceof Fault.OnPath on) {
            ArmedFault inner = arm(on.fault());
            return (target, logon) ->
                    target.contains(on.part()) ? inner.strike(target, logon) : null;
        }
        if (fault instanceof Fault.Times times) {
            AtomicInteger struck = new AtomicInteger();
            ArmedFault inner = arm(times.fault());
            return (target, logon) -> {
                @Nullable Fault hit =
                        struck.get() < times.count() ? inner.strike(target, logon) : null;
                return hit != null && struck.incrementAndGet() > 0 ? hit : null;
            };
        }
        if (fault instanceof Fault.After after) {
            AtomicInteger spared = new AtomicInteger();
            ArmedFault inner = arm(after.fault());
            return (target, logon) -> {
                boolean spare = spared.get() < after.count() && concerns(after, target, logon);
                return spare && spared.incrementAndGet() > 0 ? null : inner.strike(target, logon);
            };
        }
        if (fault instanceof Fault.Sometimes sometimes) {
            Random random = new Random(sometimes.seed());
            ArmedFault inner = arm(sometimes.fault());
            return (target, logon) ->
                    random.nextDouble() < sometimes.share() ? inner.strike(target, logon) : null;
        }
        if (fault instanceof Fault.FirstOf first) {
            List<ArmedFault> inner = first.faults().stream().map(ArmedFault::arm).toList();
            return (target, logon) -> firstOf(inner, target, logon);
        }
        boolean logonsOnly = fault instanceof Fault.RefuseLogon;
        return (target, logon) -> logon || !logonsOnly ? fault : null;
    }

    static @Nullable Fault firstOf(List<ArmedFault> faults, String target, boolean logon) {
        for (ArmedFault fault : faults) {
            @Nullable Fault hit = fault.strike(target, logon);
            if (hit != null) {
                return hit;
            }
        }
        return null;
    }

    /** Whether the fault is about such requests, be it exhausted or not. */
    private static boolean concerns(Fault fault, String target, boolean logon) {
        if (fault instanceof Fault.OnPath on) {
            return target.contains(on.part()) && concerns(on.fault(), target, logon);
        }
        if (fault instanceof Fault.FirstOf first) {
            return first.faults().stream().anyMatch(one -> concerns(one, target, logon));
        }
        if (fault instanceof Fault.Times times) {
            return concerns(times.fault(), target, logon);
        }
        if (fault instanceof Fault.After after) {
            return concerns(after.fault(), target, logon);
        }
        if (fault instanceof Fault.Sometimes sometimes) {
            return concerns(sometimes.fault(), target, logon);
        }
        return logon || !(fault instanceof Fault.RefuseLogon);
    }
}
