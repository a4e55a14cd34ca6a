import { cells } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

const routes = (rechtstreeks: number, professional: number, overig: number, onbekend: number) => ({
  "registrations.byRoute": cells({ rechtstreeks, professional, overig, onbekend }),
});

export const ROUTE_CASES: GoldenCases = {
  "registrations.routes": [
    { name: "all routes", figures: routes(756, 136, 52, 23) },
    { name: "none unknown", figures: routes(756, 136, 52, 0) },
    { name: "six in ten", figures: routes(600, 400, 0, 0) },
    { name: "one in three", figures: routes(330, 290, 280, 100) },
    { name: "one unknown", figures: routes(756, 136, 0, 1) },
    { name: "99.6% by one route", figures: routes(996, 4, 0, 0) },
    { name: "one route and unknown ones", figures: routes(30, 0, 0, 20) },
    { name: "mostly unknown", figures: routes(30, 10, 5, 400) },
    { name: "two tie", figures: routes(40, 40, 12, 3) },
    { name: "three tie", figures: routes(8, 8, 8, 0) },
    { name: "one by each of two routes", figures: routes(1, 1, 0, 0) },
    { name: "all by one route", figures: routes(0, 40, 0, 0) },
    { name: "all directly", figures: routes(40, 0, 0, 0) },
    { name: "few, all by one route", figures: routes(12, 0, 0, 0) },
    { name: "few", figures: routes(9, 3, 0, 1) },
    { name: "two by one route", figures: routes(2, 0, 0, 0) },
    { name: "one registration in all", figures: routes(1, 0, 0, 0) },
    { name: "all unknown", figures: routes(0, 0, 0, 12) },
    { name: "none at all", figures: routes(0, 0, 0, 0) },
    { name: "unavailable", figures: {} },
  ],
};
