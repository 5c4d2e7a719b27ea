package io.replicagateway.simulator;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A fault with the memory it needs to decide which requests it strikes. */
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
            return counted(arm(times.fault()), index -> index < times.count());
        }
        if (fault instanceof Fault.After after) {
            return counted(arm(after.fault()), index -> index >= after.count());
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

    private static ArmedFault counted(ArmedFault inner, IntPredicate strikes) {
        AtomicInteger seen = new AtomicInteger();
        return (target, logon) -> {
            @Nullable Fault hit = inner.strike(target, logon);
            return hit != null && strikes.test(seen.getAndIncrement()) ? hit : null;
        };
    }
}
