using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Events.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BadgeDesigns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Name_Short",
                table: "People",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "BuiltInDesignId",
                table: "Categories",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Pattern",
                table: "Categories",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Plain");

            migrationBuilder.AddColumn<string>(
                name: "ValidOn",
                table: "Categories",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Sheet",
                table: "BadgeBatches",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "BadgeDesigns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Plan = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BadgeDesigns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BadgeDesigns_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // By hand: what is generated for a reference copies the whole table, outside of the transaction.
            migrationBuilder.Sql("""ALTER TABLE "Categories" ADD COLUMN "BadgeDesignId" TEXT NULL REFERENCES "BadgeDesigns" ("Id") ON DELETE RESTRICT;""");

            migrationBuilder.CreateIndex(
                name: "IX_Categories_BadgeDesignId",
                table: "Categories",
                column: "BadgeDesignId");

            migrationBuilder.CreateIndex(
                name: "IX_BadgeDesigns_EventId",
                table: "BadgeDesigns",
                column: "EventId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Categories_BadgeDesigns_BadgeDesignId",
                table: "Categories");

            migrationBuilder.DropTable(
                name: "BadgeDesigns");

            migrationBuilder.DropIndex(
                name: "IX_Categories_BadgeDesignId",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "Name_Short",
                table: "People");

            migrationBuilder.DropColumn(
                name: "BadgeDesignId",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "BuiltInDesignId",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "Pattern",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "ValidOn",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "Sheet",
                table: "BadgeBatches");
        }
    }
}
