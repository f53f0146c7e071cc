package io.slipway.calendar;

import static de.focus_shift.jollyday.core.HolidayCalendar.UNITED_KINGDOM;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.slipway.programme.Programme;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Weekdays that are no bank holiday in England and Wales, nor a holiday that the programme adds. */
@Component
public class BusinessDays {

    private final HolidayManager bankHolidays = HolidayManager.getInstance(ManagerParameters.create(UNITED_KINGDOM));

    public boolean isOne(Programme programme, LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !bankHolidays.isHoliday(date, "eng")
                && !bankHolidays.isHoliday(date, "wls")
                && !programme.timing().extraHolidays().contains(date);
    }

    /** Returns the business day that follows the date after so many of them. */
    public LocalDate after(Programme programme, LocalDate date, long days) {
        var day = date;
        for (var left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= isOne(programme, day) ? 1 : 0;
        }
        return day;
    }
}
